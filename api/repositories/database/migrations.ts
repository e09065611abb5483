import * as theWalk from './migrations/001-the-walk.ts';
import * as declaredPages from './migrations/002-declared-pages.ts';
import * as textVersions from './migrations/003-text-versions.ts';
import * as whatFilesHold from './migrations/004-what-files-hold.ts';
import * as loadFiles from './migrations/005-load-files.ts';
import * as uploads from './migrations/006-uploads.ts';
import * as largeMatters from './migrations/007-large-matters.ts';
import * as whatIsAsked from './migrations/008-what-is-asked-of-readings.ts';
import * as searchIndex from './migrations/009-search-index.ts';
import * as whatIsDoneWithSearches from './migrations/010-what-is-done-with-searches.ts';
import * as engineState from './migrations/011-engine-state.ts';
import * as marksAndDocuments from './migrations/012-marks-and-documents.ts';
import * as seriesOfNumbers from './migrations/013-series-of-numbers.ts';
import * as places from './migrations/014-places.ts';
import * as withholdings from './migrations/015-withholdings.ts';
import * as gaps from './migrations/016-gaps.ts';
import * as hashesOfRenditions from './migrations/017-hashes-of-renditions.ts';
import * as exportsThatWait from './migrations/018-exports-that-wait.ts';
import * as privateChallenges from './migrations/019-private-challenges-and-known-devices.ts';
import * as notes from './migrations/020-notes.ts';
import * as oneSearchIndex from './migrations/021-one-search-index-a-matter.ts';
import * as versionOfTheIndex from './migrations/022-version-of-the-index.ts';
import * as jobs from './migrations/023-jobs.ts';
import * as titlesOfExhibitLists from './migrations/024-titles-of-exhibit-lists.ts';
import * as indexFile from './migrations/025-index-file.ts';
import * as people from './migrations/026-people.ts';
import * as readingPlaces from './migrations/027-reading-places.ts';
import * as captions from './migrations/028-captions.ts';
import * as removedReports from './migrations/029-removed-reports.ts';
import * as mergedNames from './migrations/030-merged-names.ts';
import * as tagColor from './migrations/031-tag-color.ts';
import * as decisions from './migrations/032-decisions.ts';
import * as rolesPerMatter from './migrations/034-roles-per-matter.ts';
import * as standingTerms from './migrations/036-standing-terms.ts';
import * as codebook from './migrations/037-codebook.ts';
import * as dismissedMerges from './migrations/038-dismissed-merges.ts';
import * as passages from './migrations/039-passages.ts';
import * as pagesSeen from './migrations/040-pages-seen.ts';
import * as suggestions from './migrations/041-suggestions.ts';
import * as batches from './migrations/042-batches.ts';
import * as sequester from './migrations/043-sequester.ts';
import * as contradictions from './migrations/044-contradictions.ts';
import * as replies from './migrations/050-replies.ts';
import * as positionsByList from './migrations/051-positions-by-list.ts';
import * as auditChain from './migrations/052-audit-chain.ts';
import * as chronology from './migrations/053-chronology.ts';
import * as doubleBlind from './migrations/054-double-blind.ts';

/**
 * Every change of the tables, in order. Data folders contain the names of those applied, so neither the names
 * nor what they do may change.
 */
export const migrations = {
  '001-the-walk': theWalk,
  '002-declared-pages': declaredPages,
  '003-text-versions': textVersions,
  '004-what-files-hold': whatFilesHold,
  '005-load-files': loadFiles,
  '006-uploads': uploads,
  '007-large-matters': largeMatters,
  '008-what-is-asked-of-readings': whatIsAsked,
  '009-search-index': searchIndex,
  '010-what-is-done-with-searches': whatIsDoneWithSearches,
  '011-engine-state': engineState,
  '012-marks-and-documents': marksAndDocuments,
  '013-series-of-numbers': seriesOfNumbers,
  '014-places': places,
  '015-withholdings': withholdings,
  '016-gaps': gaps,
  '017-hashes-of-renditions': hashesOfRenditions,
  '018-exports-that-wait': exportsThatWait,
  '019-private-challenges-and-known-devices': privateChallenges,
  '020-notes': notes,
  '021-one-search-index-a-matter': oneSearchIndex,
  '022-version-of-the-index': versionOfTheIndex,
  '023-jobs': jobs,
  '024-titles-of-exhibit-lists': titlesOfExhibitLists,
  '025-index-file': indexFile,
  '026-people': people,
  '027-reading-places': readingPlaces,
  '028-captions': captions,
  '029-removed-reports': removedReports,
  '030-merged-names': mergedNames,
  '031-tag-color': tagColor,
  '032-decisions': decisions,
  '034-roles-per-matter': rolesPerMatter,
  '036-standing-terms': standingTerms,
  '037-codebook': codebook,
  '038-dismissed-merges': dismissedMerges,
  '039-passages': passages,
  '040-pages-seen': pagesSeen,
  '041-suggestions': suggestions,
  '042-batches': batches,
  '043-sequester': sequester,
  '044-contradictions': contradictions,
  '050-replies': replies,
  '051-positions-by-list': positionsByList,
  '052-audit-chain': auditChain,
  '053-chronology': chronology,
  '054-double-blind': doubleBlind,
};
