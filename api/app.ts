import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Deps } from './deps.ts';
import { httpStatusOf, notFound, toProblem, UncoverError } from './errors.ts';
import { toFaultProblem } from './faults/describe-fault.ts';
import { serveAuditLog } from './routes/audit-log.ts';
import { serveBatches } from './routes/batches.ts';
import { serveBates } from './routes/bates.ts';
import { serveChronology } from './routes/chronology.ts';
import { serveContradictions } from './routes/contradictions.ts';
import { serveCorrespondents } from './routes/correspondents.ts';
import { serveCoverage } from './routes/coverage.ts';
import { serveDecisions } from './routes/decisions.ts';
import { describeApi } from './routes/describe-api.ts';
import { serveDocuments } from './routes/documents.ts';
import { serveElusion } from './routes/elusion.ts';
import { serveExhibits } from './routes/exhibits.ts';
import { GuessLimit } from './routes/guess-limit.ts';
import { serveHome } from './routes/home.ts';
import { serveIngestRequests } from './routes/ingest-requests.ts';
import { serveLoadFiles } from './routes/load-files.ts';
import { serveMarks } from './routes/marks.ts';
import { serveMatters } from './routes/matters.ts';
import { servePages } from './routes/pages.ts';
import { servePassages } from './routes/passages.ts';
import { servePasswords } from './routes/passwords.ts';
import { servePeople } from './routes/people.ts';
import { serveProductions } from './routes/productions.ts';
import { serveRecordedQueries } from './routes/recorded-queries.ts';
import { refuseUnknownHosts } from './routes/refuse-unknown-hosts.ts';
import { serveReplies } from './routes/replies.ts';
import { serveSavedSearches } from './routes/saved-searches.ts';
import { serveSearch } from './routes/search.ts';
import { serveSequester } from './routes/sequester.ts';
import { serveSession } from './routes/session.ts';
import { serveStandingTerms } from './routes/standing-terms.ts';
import { serveSuggestions } from './routes/suggestions.ts';
import { serveTagGroups } from './routes/tag-groups.ts';
import { serveTags } from './routes/tags.ts';
import { serveTermReports } from './routes/term-reports.ts';
import { serveTexts } from './routes/texts.ts';
import { serveUploads } from './routes/uploads.ts';
import { serveVaughn } from './routes/vaughn.ts';
import { serveWithholdings } from './routes/withholdings.ts';

/** Bytes of the largest request body: a tagging of 20,000 pages by id. */
const LARGEST_BODY = '1mb';

/** Nothing is loaded from other origins, and none of our pages can be framed. */
const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Creates the server without listening; everything that it needs is in `deps`. */
export function createApp(deps: Deps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(setSecurityHeaders);
  app.use(refuseUnknownHosts(deps.allowedHosts));
  app.use('/api', forbidKeeping, express.json({ limit: LARGEST_BODY }));
  app.get('/api/openapi.json', (_request, response) => {
    response.json(describeApi());
  });
  const guesses = new GuessLimit();
  serveSession(app, deps, guesses);
  servePasswords(app, deps, guesses);
  servePeople(app, deps);
  serveHome(app, deps);
  serveMatters(app, deps);
  serveProductions(app, deps);
  serveIngestRequests(app, deps);
  serveLoadFiles(app, deps);
  serveUploads(app, deps);
  servePages(app, deps);
  serveSearch(app, deps);
  serveTags(app, deps);
  serveStandingTerms(app, deps);
  serveSuggestions(app, deps);
  serveTagGroups(app, deps);
  servePassages(app, deps);
  serveReplies(app, deps);
  serveContradictions(app, deps);
  serveChronology(app, deps);
  serveDecisions(app, deps);
  serveBatches(app, deps);
  serveSequester(app, deps);
  serveAuditLog(app, deps);
  serveTexts(app, deps);
  serveMarks(app, deps);
  serveWithholdings(app, deps);
  serveDocuments(app, deps);
  serveCorrespondents(app, deps);
  serveVaughn(app, deps);
  serveBates(app, deps);
  serveExhibits(app, deps);
  serveRecordedQueries(app, deps);
  serveSavedSearches(app, deps);
  serveTermReports(app, deps);
  serveElusion(app, deps);
  serveCoverage(app, deps);
  app.use('/api', () => {
    throw notFound('endpoint');
  });
  if (deps.viewerDir) serveViewer(app, deps.viewerDir);
  app.use(answerWithProblem(deps));
  return app;
}

function setSecurityHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set({
    'Content-Security-Policy': CONTENT_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  });
  next();
}

/** The records are sensitive, so a browser must not store them on its disk. */
function forbidKeeping(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}

/**
 * Serves the viewer's files, and its first page for every other address: the viewer reads the address itself.
 */
function serveViewer(app: Express, viewerDir: string): void {
  const firstPage = join(viewerDir, 'index.html');
  app.use(
    '/assets',
    express.static(join(viewerDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(viewerDir, { index: false }));
  app.get('/{*path}', (_request, response) => {
    if (!existsSync(firstPage)) throw notFound('viewer: build it with npm run build');
    response.set('Cache-Control', 'no-cache').sendFile(firstPage);
  });
}

function answerWithProblem(deps: Deps) {
  // Express recognizes an error handler by its four parameters.
  return (error: unknown, request: Request, response: Response, _next: NextFunction): void => {
    const known = toUncoverError(error, deps.dataDir);
    const status = httpStatusOf[known.code];
    if (status >= 500) deps.log.error({ err: error, path: request.path }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (status === 503) response.set('Retry-After', '5');
    response.status(status).json(toProblem(known));
  };
}

/**
 * Errors of the machine explain what is wrong, and Express's own errors have a status. Any other error is our
 * mistake, and its answer reveals nothing internal.
 */
function toUncoverError(error: unknown, dataDir: string): UncoverError {
  if (error instanceof UncoverError) return error;
  const fault = toFaultProblem(error, dataDir);
  if (fault) return fault;
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  if (status === 413) return new UncoverError('too-large', 'The request is too large.', { cause: error });
  if (status === 404) return notFound('file');
  if (status === 416) {
    return new UncoverError('range-not-satisfiable', 'The file has no such bytes.', { cause: error });
  }
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new UncoverError('invalid-request', 'The request could not be read.', { cause: error });
  }
  return new UncoverError('internal', 'Something went wrong in the program. Its log says what.', {
    cause: error,
  });
}
