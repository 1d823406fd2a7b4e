/** What a form says when something is wrong, in Polish. */
import type { TroubleWords } from './trouble-nl.ts';

const notOpen = 'Formularz nie jest jeszcze otwarty.';
const lost = 'Pliki nie dotarły dobrze. Proszę wysłać wiadomość ponownie lub zadzwonić.';
const notTrusted = 'Nie można sprawdzić, kto przeczyta wiadomość. Dlatego formularz jest wyłączony.';

export const words: TroubleWords = {
  closed: {
    'no-key': notOpen,
    'no-statement': notOpen,
    'no-reader': notOpen,
    'no-form': notOpen,
    offline: 'Nie ma teraz połączenia. Proszę spróbować za chwilę.',
    insecure: 'Ta strona nie ma bezpiecznego połączenia (https). Dlatego formularz jest wyłączony.',
    'old-browser': 'Ta przeglądarka jest za stara, aby zamknąć wiadomość na klucz. Nowsza to potrafi.',
    expired: 'Kontrola osób czytających straciła ważność. Czy data w urządzeniu jest poprawna?',
    'not-yet-valid': 'Data w urządzeniu jest błędna. Proszę ją poprawić i spróbować ponownie.',
    unsigned: notTrusted,
    'wrong-key': notTrusted,
    'wrong-site': notTrusted,
    'too-old': notTrusted,
    malformed: notTrusted,
  },
  contact: 'Mogą Państwo zadzwonić lub napisać do nas.',
  refused: {
    'too-large': 'Wiadomość jest za długa. Proszę ją skrócić i wysłać ponownie.',
    'storage-full': 'Nasz serwer jest pełny. Wiadomość nie wysłana. Proszę spróbować później lub zadzwonić.',
    'unknown-form': 'Tego formularza już nie ma. Wiadomość nie została wysłana. Proszę zadzwonić.',
    'id-taken': 'Być może wiadomość dotarła. Proszę sprawdzić kodem potwierdzenia lub zadzwonić.',
    closed: 'Formularz właśnie zamknięto. Wiadomość nie została wysłana. Proszę zadzwonić.',
    expired: 'Wiadomość czekała 7 dni i nie została wysłana. Proszę spróbować ponownie lub zadzwonić.',
    'file-gone': 'Jednego pliku nie ma lub się zmienił. Proszę go usunąć i wybrać ponownie.',
    'files-lost': lost,
    'files-missing': lost,
    other: 'Wiadomość nie została wysłana. Proszę spróbować ponownie lub zadzwonić.',
  },
  changed: 'Proszę sprawdzić te pytania:',
  wipedOn: (day) => `Dzień usunięcia: ${day}.`,
  sure: 'Czy na pewno? Wtedy od razu usuniemy wiadomość.',
  yes: 'Tak, usuń moją wiadomość',
  no: 'Nie, zachowaj ją',
  failed: 'Nie udało się. Wiadomość nadal jest. Proszę spróbować ponownie lub zadzwonić.',
  held: 'Teraz nie można usunąć wiadomości. Trwa skarga lub sprawa. Proszę zadzwonić.',
  earlier: {
    waits: (reference) => `Czeka jeszcze Państwa wiadomość (${reference}). Teraz ją wysyłamy.`,
    sent: (reference) => `Wcześniejsza wiadomość ${reference} została teraz wysłana.`,
    wiped: (reference) => `Wcześniejsza wiadomość ${reference} została usunięta.`,
    lost: (reference) =>
      `Wcześniejsza wiadomość ${reference} nie dotarła. Proszę wypełnić formularz ponownie lub zadzwonić.`,
  },
};
