/**
 * The languages for which the Tesseract project has data, by script. Codes are those of tessdata 4.1.0, names
 * of scripts those of Unicode, except for the three of East Asia, which are Tesseract's own. Within a script
 * the languages with the most readers come first.
 */
const LANGUAGES = {
  Latin:
    'eng spa fra por deu ita vie tur pol fil ind hat nld ron ces hun swe dan nor fin est lav lit slk slv hrv bos srp_latn ' +
    'sqi cat glg eus bre cos cym gla gle isl fao fry ltz oci lat afr swa yor msa jav sun ceb tgl mlt mri ton que uzb aze kmr ' +
    'epo enm frm frk deu_frak dan_frak slk_frak ita_old spa_old',
  Cyrillic: 'rus ukr bul srp bel kaz uzb_cyrl kir tgk mon mkd tat aze_cyrl',
  Greek: 'ell grc',
  Hebrew: 'heb yid',
  Arabic: 'ara fas urd pus snd uig kur_ara',
  Han: 'chi_sim chi_tra chi_sim_vert chi_tra_vert',
  Japanese: 'jpn jpn_vert',
  Korean: 'kor kor_vert',
  Devanagari: 'hin mar nep san',
  Bengali: 'ben asm',
  Gujarati: 'guj',
  Gurmukhi: 'pan',
  Oriya: 'ori',
  Tamil: 'tam',
  Telugu: 'tel',
  Kannada: 'kan',
  Malayalam: 'mal',
  Sinhala: 'sin',
  Thai: 'tha',
  Lao: 'lao',
  Khmer: 'khm',
  Myanmar: 'mya',
  Tibetan: 'bod dzo',
  Georgian: 'kat kat_old',
  Armenian: 'hye',
  Ethiopic: 'amh tir',
  Syriac: 'syr',
  Thaana: 'div',
  Cherokee: 'chr',
  Canadian_Aboriginal: 'iku',
} as const;

export type Script = keyof typeof LANGUAGES;

export const SCRIPTS = Object.keys(LANGUAGES) as Script[];

/** Reading with more languages takes longer and does not get better. */
const MOST_AT_ONCE = 2;

/** Undefined if Tesseract has no such language. */
export function scriptOf(language: string): Script | undefined {
  return SCRIPTS.find((script) => LANGUAGES[script].split(' ').includes(language));
}

/** The installed languages with which a page in a script is read. */
export function chooseLanguages(script: Script, installed: readonly string[]): string[] {
  return LANGUAGES[script]
    .split(' ')
    .filter((language) => installed.includes(language))
    .slice(0, MOST_AT_ONCE);
}

/** The language of most texts in a script. */
export function mainLanguageOf(script: Script): string {
  return LANGUAGES[script].split(' ')[0] ?? script;
}

/** The letters of each script; those of East Asia combine several. */
const LETTERS: Record<Script, RegExp> = {
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Greek: /\p{Script=Greek}/gu,
  Hebrew: /\p{Script=Hebrew}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Han: /\p{Script=Han}/gu,
  Japanese: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Korean: /[\p{Script=Hangul}\p{Script=Han}]/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
  Bengali: /\p{Script=Bengali}/gu,
  Gujarati: /\p{Script=Gujarati}/gu,
  Gurmukhi: /\p{Script=Gurmukhi}/gu,
  Oriya: /\p{Script=Oriya}/gu,
  Tamil: /\p{Script=Tamil}/gu,
  Telugu: /\p{Script=Telugu}/gu,
  Kannada: /\p{Script=Kannada}/gu,
  Malayalam: /\p{Script=Malayalam}/gu,
  Sinhala: /\p{Script=Sinhala}/gu,
  Thai: /\p{Script=Thai}/gu,
  Lao: /\p{Script=Lao}/gu,
  Khmer: /\p{Script=Khmer}/gu,
  Myanmar: /\p{Script=Myanmar}/gu,
  Tibetan: /\p{Script=Tibetan}/gu,
  Georgian: /\p{Script=Georgian}/gu,
  Armenian: /\p{Script=Armenian}/gu,
  Ethiopic: /\p{Script=Ethiopic}/gu,
  Syriac: /\p{Script=Syriac}/gu,
  Thaana: /\p{Script=Thaana}/gu,
  Cherokee: /\p{Script=Cherokee}/gu,
  Canadian_Aboriginal: /\p{Script=Canadian_Aboriginal}/gu,
};

/** The number of characters of a text that are letters of a script. */
export function countLettersOf(script: Script, text: string): number {
  return text.match(LETTERS[script])?.length ?? 0;
}
