/** Voices that read on the device itself: what a visitor reads or typed goes to nobody. */

/** Undefined where this browser has none for the language, or none at all. */
export function localVoice(language: string): SpeechSynthesisVoice | undefined {
  return window.speechSynthesis
    ?.getVoices()
    .find(({ localService, lang }) => localService && lang.startsWith(language));
}
