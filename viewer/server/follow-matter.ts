/** Follows the event stream of a matter, which reports what other people and the server do. */
import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { ExportJob } from '#contract/exhibits/exhibit.ts';
import type { Production } from '#contract/intake/production.ts';
import { LiveEvent } from '#contract/live-event.ts';
import { refreshBatches, refreshBatchProgress } from './batch-queries.ts';
import { refreshNumbers, refreshShownNames } from './bates-queries.ts';
import { refreshChronology } from './chronology-queries.ts';
import { codebookQueries, refreshDefinitionNews } from './codebook-queries.ts';
import { refreshContradictions } from './contradiction-queries.ts';
import { refreshDocuments } from './document-queries.ts';
import { renewFiles } from './file-version.ts';
import { refreshHighlights } from './highlight-queries.ts';
import { markHomeStale } from './home-queries.ts';
import { paintCarrying, paintPages, paintReviewed } from './paint-pages.ts';
import { refreshPassages } from './passage-queries.ts';
import { matterKey, queries } from './queries.ts';
import { refreshMarks } from './refresh-marks.ts';
import { markCountsStale, refreshText } from './refresh-text.ts';
import { refreshReport, reportQueries } from './report-queries.ts';
import { forgetPages } from './sequester-queries.ts';
import { refreshSuggestions } from './suggestion-queries.ts';
import { urlOf } from './url-of.ts';

export type LiveState = 'connecting' | 'live' | 'lost';

/** The longest time between two attempts to reconnect, in milliseconds. */
const MAX_WAIT = 15_000;

export function useLiveMatter(matter: string): LiveState {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;

    const connect = () => {
      source = new EventSource(urlOf(endpoints.followMatter.path, { matter }));
      source.onopen = () => {
        // Events before now are not sent again, so what was fetched before is refetched.
        if (failures > 0) renewFiles();
        void client.invalidateQueries({ queryKey: matterKey(matter), predicate: isOutOfDate });
        failures = 0;
        setState('live');
      };
      source.onmessage = (message: MessageEvent<string>) => {
        applyEvent(client, matter, LiveEvent.parse(JSON.parse(message.data)));
      };
      source.onerror = () => {
        // The browser would stop reconnecting after a refused request.
        source?.close();
        failures += 1;
        setState(failures > 1 ? 'lost' : 'connecting');
        // An ended session looks like a lost connection; one request shows which it is.
        if (failures === 1) void client.invalidateQueries({ queryKey: queries.session().queryKey });
        timer = setTimeout(connect, Math.min(MAX_WAIT, 500 * 2 ** failures));
      };
    };
    connect();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client, matter]);

  return state;
}

export function applyEvent(client: QueryClient, matter: string, event: LiveEvent): void {
  markHomeStale(client, matter);
  switch (event.type) {
    case 'production.progressed':
      markCountsStale(client, matter);
      client.setQueryData(queries.productions(matter).queryKey, (known) =>
        withProduction(known, event.production),
      );
      void refreshShownNames(client, matter);
      return;
    case 'pages.decided': {
      const { tagId, pageIds, reviewedPageIds } = event;
      markCountsStale(client, matter);
      void refreshSuggestions(client, matter);
      refreshBatchProgress(client, matter);
      if (tagId !== null) {
        paintCarrying(client, matter, { ...event, tagId });
        void client.invalidateQueries({ queryKey: queries.tags(matter).queryKey });
        void client.invalidateQueries({ queryKey: [...matterKey(matter), 'exhibit-list', tagId] });
      }
      const reviewed = new Set(reviewedPageIds);
      const decided = new Set(pageIds);
      for (const isReviewed of [true, false]) {
        paintPages(client, matter, {
          touches: ({ pageId }) => decided.has(pageId) && reviewed.has(pageId) === isReviewed,
          change: paintReviewed(isReviewed),
        });
      }
      // Of the pages with details that are on screen or were lately, however many the decision was about.
      void client.invalidateQueries({
        queryKey: [...matterKey(matter), 'page'],
        predicate: ({ queryKey }) => decided.has(String(queryKey[3])),
      });
      return;
    }
    case 'pages.sequestered':
      forgetPages(client, matter, event.pageIds);
      return;
    case 'page.text-changed':
      void refreshText(client, matter, event.pageId);
      return;
    case 'page.marks-changed':
      void refreshMarks(client, matter, event.pageId);
      return;
    case 'documents.changed':
      void refreshDocuments(client, matter);
      return;
    case 'numbers.changed':
      void refreshNumbers(client, matter);
      return;
    case 'codebook.changed':
      refreshDefinitionNews(client, matter, event.tags);
      client.setQueryData(queries.tags(matter).queryKey, event.tags);
      client.setQueryData(codebookQueries.groups(matter).queryKey, event.groups);
      return;
    case 'passages.changed':
      void refreshPassages(client, matter, event.pageId);
      return;
    case 'batches.changed':
      void refreshBatches(client, matter);
      return;
    case 'contradictions.changed':
      void refreshContradictions(client, matter);
      return;
    case 'chronology.changed':
      void refreshChronology(client, matter);
      return;
    case 'standing-terms.changed':
      void refreshHighlights(client, matter);
      return;
    case 'ingest-requests.changed':
      client.setQueryData(queries.ingestRequests(matter).queryKey, event.requests);
      // Uploads may have become files of the ledger.
      void client.invalidateQueries({ queryKey: queries.uploads(matter).queryKey });
      return;
    case 'report.progressed':
      refreshReport(client, matter, event.report);
      return;
    case 'saved-searches.changed':
      void client.invalidateQueries({ queryKey: reportQueries.savedSearches(matter).queryKey });
      return;
    case 'export.progressed':
      client.setQueryData(queries.exports(matter).queryKey, (known) => withExport(known, event.job));
      return;
  }
}

/**
 * Whether there is an answer that may have changed since. Search results do not change by themselves; their
 * counts are refetched and show the difference.
 */
function isOutOfDate({ queryKey, state }: Query): boolean {
  return queryKey[2] !== 'search' && (state.data !== undefined || state.status === 'error');
}

function withProduction(known: Production[] | undefined, production: Production): Production[] | undefined {
  if (!known) return undefined;
  const isKnown = known.some((other) => other.productionId === production.productionId);
  if (!isKnown) return [...known, production];
  return known.map((other) => (other.productionId === production.productionId ? production : other));
}

function withExport(known: ExportJob[] | undefined, job: ExportJob): ExportJob[] | undefined {
  if (!known) return undefined;
  const isKnown = known.some((other) => other.exportId === job.exportId);
  if (!isKnown) return [job, ...known];
  return known.map((other) => (other.exportId === job.exportId ? job : other));
}
