/** What one question of a repeated group is called outside of its row: "Contactpersoon 2: Naam". In Dutch. */
export function rowLabel(item: string, row: number, label: string): string {
  return `${rowTitle(item, row)}: ${label}`;
}

/** "Contactpersoon 2". */
export function rowTitle(item: string, row: number): string {
  return `${item[0]!.toUpperCase()}${item.slice(1)} ${row}`;
}
