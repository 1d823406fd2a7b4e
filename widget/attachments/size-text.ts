/** How large a file is, as a person says it: "300 kB", "1,2 MB". */
export function sizeText(bytes: number, language: string): string {
  const [unit, size] = bytes < 1_000_000 ? ['kilobyte', bytes / 1000] : ['megabyte', bytes / 1_000_000];
  const format = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    style: 'unit',
    unit: unit as string,
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  });
  return format.format(Math.max(size as number, unit === 'kilobyte' ? 1 : 0));
}
