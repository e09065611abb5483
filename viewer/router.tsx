/** The table of contents: every screen of a matter, its address and its parameters. */
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readAddress, writeAddress } from './address.ts';
import { arrival, matter, matters, outside, people, root, setPassword, signedIn, signIn } from './frames.tsx';
import {
  parseAuditParams,
  parseBatchesParams,
  parseChronologyParams,
  parseContradictionsParams,
  parseDocumentsParams,
  parseExhibitsParams,
  parseListParams,
  parseReaderParams,
  parseReportsParams,
  parseSampleParams,
  parseSearchParams,
  parseSuggestionsParams,
  parseWithholdingsParams,
} from './params.ts';
import { screens } from './screens.ts';
import { ScreenFailed } from './shell/ScreenFailed.tsx';

const home = createRoute({
  getParentRoute: () => matter,
  path: screens.home.path,
  component: lazyRouteComponent(() => import('./home/Home.tsx'), 'Home'),
});

const productions = createRoute({
  getParentRoute: () => matter,
  path: screens.productions.path,
  component: lazyRouteComponent(() => import('./intake/Productions.tsx'), 'Productions'),
});

const search = createRoute({
  getParentRoute: () => matter,
  path: screens.search.path,
  validateSearch: parseSearchParams,
  component: lazyRouteComponent(() => import('./search/SearchScreen.tsx'), 'SearchScreen'),
});

const reader = createRoute({
  getParentRoute: () => matter,
  path: '/p/$ref',
  validateSearch: parseReaderParams,
  component: lazyRouteComponent(() => import('./reader/ReaderScreen.tsx'), 'ReaderScreen'),
});

const searchHelp = createRoute({
  getParentRoute: () => matter,
  path: screens.searchHelp.path,
  component: lazyRouteComponent(() => import('./help/SearchHelp.tsx'), 'SearchHelp'),
});

/** Opens a list at its first page. Links behind counts lead here. */
const pages = createRoute({
  getParentRoute: () => matter,
  path: '/pages',
  validateSearch: parseListParams,
  component: lazyRouteComponent(() => import('./reader/OpenList.tsx'), 'OpenList'),
});

const batches = createRoute({
  getParentRoute: () => matter,
  path: screens.batches.path,
  validateSearch: parseBatchesParams,
  component: lazyRouteComponent(() => import('./batches/Batches.tsx'), 'Batches'),
});

const documents = createRoute({
  getParentRoute: () => matter,
  path: screens.documents.path,
  validateSearch: parseDocumentsParams,
  component: lazyRouteComponent(() => import('./documents/Documents.tsx'), 'Documents'),
});

const exhibits = createRoute({
  getParentRoute: () => matter,
  path: screens.exhibits.path,
  validateSearch: parseExhibitsParams,
  component: lazyRouteComponent(() => import('./exhibits/Exhibits.tsx'), 'Exhibits'),
});

/** Reports that are tabs of one screen. */
const reportsFrame = createRoute({
  getParentRoute: () => matter,
  id: 'reports-frame',
  component: lazyRouteComponent(() => import('./reports/ReportsFrame.tsx'), 'ReportsFrame'),
});

const reports = createRoute({
  getParentRoute: () => reportsFrame,
  path: screens.reports.path,
  validateSearch: parseReportsParams,
  component: lazyRouteComponent(() => import('./reports/Reports.tsx'), 'Reports'),
});

const termReport = createRoute({
  getParentRoute: () => matter,
  path: '/reports/terms/$report',
  component: lazyRouteComponent(() => import('./reports/TermReportScreen.tsx'), 'TermReportScreen'),
});

const batesReport = createRoute({
  getParentRoute: () => reportsFrame,
  path: screens.batesNumbers.path,
  component: lazyRouteComponent(() => import('./numbers/BatesReportScreen.tsx'), 'BatesReportScreen'),
});

const sample = createRoute({
  getParentRoute: () => matter,
  path: '/reports/elusion/$sample',
  validateSearch: parseSampleParams,
  component: lazyRouteComponent(() => import('./reports/SampleScreen.tsx'), 'SampleScreen'),
});

const contradictions = createRoute({
  getParentRoute: () => matter,
  path: screens.contradictions.path,
  validateSearch: parseContradictionsParams,
  component: lazyRouteComponent(() => import('./contradictions/Contradictions.tsx'), 'Contradictions'),
});

const contradiction = createRoute({
  getParentRoute: () => matter,
  path: '/contradictions/$contradiction',
  validateSearch: parseContradictionsParams,
  component: lazyRouteComponent(
    () => import('./contradictions/ContradictionScreen.tsx'),
    'ContradictionScreen',
  ),
});

const chronology = createRoute({
  getParentRoute: () => matter,
  path: screens.chronology.path,
  validateSearch: parseChronologyParams,
  component: lazyRouteComponent(() => import('./chronology/Chronology.tsx'), 'Chronology'),
});

const withholdings = createRoute({
  getParentRoute: () => matter,
  path: screens.withholdings.path,
  validateSearch: parseWithholdingsParams,
  component: lazyRouteComponent(() => import('./withholdings/Withholdings.tsx'), 'Withholdings'),
});

const savedSearches = createRoute({
  getParentRoute: () => matter,
  path: screens.savedSearches.path,
  component: lazyRouteComponent(() => import('./search/saved/SavedSearches.tsx'), 'SavedSearches'),
});

const suggestions = createRoute({
  getParentRoute: () => matter,
  path: screens.suggestions.path,
  validateSearch: parseSuggestionsParams,
  component: lazyRouteComponent(() => import('./suggestions/Suggestions.tsx'), 'Suggestions'),
});

const codebook = createRoute({
  getParentRoute: () => matter,
  path: screens.codebook.path,
  component: lazyRouteComponent(() => import('./review/Codebook.tsx'), 'Codebook'),
});

const sequestered = createRoute({
  getParentRoute: () => matter,
  path: screens.sequestered.path,
  component: lazyRouteComponent(() => import('./sequester/SequesteredPages.tsx'), 'SequesteredPages'),
});

const auditLog = createRoute({
  getParentRoute: () => matter,
  path: screens.auditLog.path,
  validateSearch: parseAuditParams,
  component: lazyRouteComponent(() => import('./audit/AuditLog.tsx'), 'AuditLog'),
});

const matterPeople = createRoute({
  getParentRoute: () => matter,
  path: screens.people.path,
  component: lazyRouteComponent(() => import('./people/MatterPeople.tsx'), 'MatterPeople'),
});

const help = createRoute({
  getParentRoute: () => matter,
  path: screens.guides.path,
  component: lazyRouteComponent(() => import('./help/Help.tsx'), 'Help'),
});

const routeTree = root.addChildren([
  signIn,
  setPassword,
  signedIn.addChildren([
    arrival,
    outside.addChildren([matters, people]),
    matter.addChildren([
      home,
      productions,
      search,
      savedSearches,
      reader,
      pages,
      batches,
      documents,
      exhibits,
      reportsFrame.addChildren([reports, batesReport]),
      termReport,
      sample,
      suggestions,
      contradictions,
      contradiction,
      chronology,
      withholdings,
      codebook,
      sequestered,
      auditLog,
      matterPeople,
      help,
      searchHelp,
    ]),
  ]),
]);

export function createViewerRouter(client: QueryClient) {
  return createRouter({
    routeTree,
    context: { client },
    defaultErrorComponent: ScreenFailed,
    defaultPreload: 'intent',
    // People read and type addresses: `?q=opt-out`, without JSON quotes around numbers.
    parseSearch: readAddress,
    stringifySearch: writeAddress,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createViewerRouter>;
  }
  interface HistoryState {
    /** The intended page, if its Bates number alone is ambiguous. */
    pageId?: string;
    /** The page became the current one because somebody scrolled to it: nothing else scrolls then. */
    isScrolledTo?: boolean;
  }
}
