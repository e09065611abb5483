import type { GrayImage } from '../../pixels/gray-image.ts';
import { type EngineSettings, listLanguages, openEngine } from '../recognition/engines.ts';
import type { Recognizer } from '../recognition/recognizer.ts';
import { detectScript } from '../recognition/tesseract.ts';
import { chooseLanguages, SCRIPTS, type Script, scriptOf } from './languages-of-scripts.ts';

/**
 * Reads print in scripts that the languages in use do not cover, with the language data that is installed.
 */
export interface ScriptReader {
  /** The scripts with installed data, except those of the languages in use. */
  scripts: readonly Script[];
  /** The script that an image seems to be printed in; undefined if it cannot be detected. */
  detect(image: GrayImage, dpi: number): Promise<Script | undefined>;
  /** Reads with the languages of a script and those in use; valid until another script is requested. */
  recognizerFor(script: Script): Promise<Recognizer>;
  /** The languages with which a script is read. */
  languagesOf(script: Script): readonly string[];
}

/** Belongs to one reader process, and ends with it. */
export function openScriptReader(
  settings: EngineSettings,
  wrap: (recognizer: Recognizer) => Recognizer,
): ScriptReader {
  const others = listOtherLanguages(settings);
  const scripts = SCRIPTS.filter((script) => chooseLanguages(script, others).length > 0);
  const languagesOf = (script: Script) => chooseLanguages(script, others);
  let kept: { script: Script; recognizer: Recognizer } | undefined;
  return {
    scripts,
    languagesOf,
    async detect(image, dpi) {
      const found = await detectScript(image, dpi);
      return SCRIPTS.find((script) => script === found && script !== 'Latin');
    },
    async recognizerFor(script) {
      if (kept?.script === script) return kept.recognizer;
      await kept?.recognizer.close();
      const languages = [...languagesOf(script), ...settings.languages];
      kept = { script, recognizer: wrap(await openEngine({ ...settings, languages })) };
      return kept.recognizer;
    },
  };
}

/** Installed languages in scripts that the languages in use do not cover. */
export function listOtherLanguages(settings: EngineSettings): string[] {
  const inUse = new Set(settings.languages.map(scriptOf));
  return listLanguages(settings).filter((language) => {
    const script = scriptOf(language);
    return script !== undefined && !inUse.has(script);
  });
}
