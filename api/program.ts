import manifest from '../package.json' with { type: 'json' };

/** Name and version, as written into the files that the program creates. */
export const PROGRAM = `${manifest.name} ${manifest.version}`;
