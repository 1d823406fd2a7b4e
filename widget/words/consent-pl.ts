/** What a visitor reads about cookies, in Polish, with the formal "Państwo". */
import type { ConsentWords } from './consent-nl.ts';

export const words: ConsentWords = {
  choices: 'Państwa wybór',
  close: 'Zamknij',
  intro: 'Proszę włączyć to, na co się Państwo zgadzają. Można to zawsze zmienić.',
  chosen: (day) => `Data wyboru: ${day}.`,
  signal:
    'Państwa przeglądarka prosi, aby Państwa nie śledzić. Dlatego wszystko jest wyłączone. Można to zmienić.',
  left: (names) => `Tego nie udało się nam usunąć: ${names}. Proszę usunąć to w przeglądarce.`,
  functional: 'Niezbędne',
  functionalWhy: 'Bez tego strona nie działa. Dlatego jest to zawsze włączone.',
  analytics: 'Statystyki',
  'click-tracking': 'Śledzenie kliknięć',
  embedded: 'Filmy i mapy',
  free: 'Samo liczenie odwiedzin nie wymaga wyboru. Można je zawsze wyłączyć.',
  ip: 'Ukrycie adresu IP',
  daily: 'Google codziennie dostaje dla Państwa inny numer.',
  fresh: 'Nowe',
  isKept: (count) => `Co zapisuje Państwa przeglądarka? (${count})`,
  nothingKept: 'Państwa przeglądarka niczego w tym celu nie zapisuje.',
  columns: ['Nazwa i właściciel', 'Do czego służy', 'Jak długo'],
  elsewhere: 'Nie możemy usunąć plików cookie z innych stron.',
  noList: 'Nie można teraz pokazać wyjaśnienia. Państwa wybór jednak działa.',
  refuseAll: 'Odrzuć wszystko',
  acceptAll: 'Zaakceptuj wszystko',
  save: 'Zapisz',
};
