/**
 * What everybody who enrols promises (UAVG 30(4), AV-06). The register keeps the version, so a text that was promised
 * is never changed: a new text gets a new version, and a test keeps the hash of each.
 */
export const secrecyVersion = '2026-11';

export const secrecyNl = [
  'Ik houd geheim wat ik in deze inbox lees.',
  'Ik lees alleen wat ik voor mijn werk nodig heb.',
  'Ik vertel het alleen aan wie het voor de zorg moet weten.',
  'Dit blijft zo als ik hier niet meer werk.',
];

export const secrecyEn = [
  'I keep secret what I read in this inbox.',
  'I read only what I need for my work.',
  'I tell it only to those who must know it for the care.',
  'This stays so when I no longer work here.',
];
