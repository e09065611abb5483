/**
 * The advice in messages about damaged or missing records: beginnings of sentences, with the command to run.
 */

export const RESTORE =
  'Restore a backup of the data folder into a new one (npm run -s uncover -- restore BACKUP --data NEW_DIR)';

export const REBUILD_INDEX =
  'Stop the server and have the search index made anew (npm run -s uncover -- check --rebuild-index)';

export const CHECK =
  'Have all damaged and missing files listed, with their places in a backup (npm run -s uncover -- check)';

export const REBUILD_DECISIONS =
  'Stop the server and have the tags of pages made anew from the decisions (npm run -s uncover -- check --rebuild-decisions)';
