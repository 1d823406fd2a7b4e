/** What a question for files says, in Polish. */
import type { FilesWords } from './files-nl.ts';

export const words: FilesWords = {
  types: { jpeg: 'JPEG', png: 'PNG', webp: 'WebP', pdf: 'PDF', docx: 'Word', txt: 'tekst' },
  faults: {
    empty: (name) => `„${name}” jest pusty. Proszę wybrać inny plik.`,
    type: (name, types) => `Nie możemy użyć „${name}”. Można wysłać: ${types}.`,
    heic: (name) => `„${name}” to zdjęcie HEIC. Proszę zapisać je jako JPEG i wybrać ponownie.`,
    damaged: (name) => `„${name}” jest uszkodzony. Proszę zrobić zdjęcie ponownie lub wybrać inne.`,
    gone: (name) => `Nie możemy otworzyć „${name}”. Proszę wybrać plik ponownie.`,
    large: (name, limit) => `„${name}” jest za duży. Plik może mieć ${limit}.`,
    many: (_name, limit) => `To za dużo plików. Tutaj może być: ${limit}.`,
    all: (name, limit) => `„${name}” już się nie zmieści. Razem może być ${limit}.`,
    offline: (name) => `Nie mogliśmy sprawdzić „${name}”. Czy jest internet? Proszę wybrać ponownie.`,
  },
  help: (types, most, size) => `Liczba plików: najwyżej ${most}. Rodzaj: ${types}. Każdy do ${size}.`,
  or: 'lub',
  choose: 'Proszę wybrać plik',
  more: 'Proszę wybrać kolejny plik',
  checking: 'Sprawdzamy plik.',
  chosen: (name) => `„${name}” zostanie wysłany.`,
  stripped: 'Miejsce i czas zdjęcia zostały usunięte.',
  remove: 'Usuń',
  removed: (name) => `„${name}” nie zostanie wysłany.`,
  sending: 'Wysyłamy pliki',
  keepOpen: 'Proszę nie zamykać tej strony, aż wszystko wyślemy.',
  progress: (sent, all) => `${sent} z ${all}`,
  waits: 'Teraz nie ma połączenia. Potem sami wznowimy wysyłanie.',
  almost: 'Pliki dotarły. Teraz wiadomość.',
  stop: 'Zatrzymaj wysyłanie',
};
