import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { AuditFilter, AuditWindow } from './audit.ts';

/** Names that people gave are work product, and are in files only if somebody chooses it. */
const inFile = AuditFilter.extend({ names: z.enum(['yes']).optional() });

/** The audit log of a matter: endpoints of the table in endpoints.ts. */
export const auditEndpoints = {
  listAuditEvents: endpoint({
    method: 'get',
    path: '/api/matters/:matter/audit-log',
    access: 'attorney',
    summary: 'Who did what and when in a matter, the latest first; nothing of the content of pages',
    params: inMatter,
    query: AuditFilter.extend({ offset: count(100_000_000, 0), limit: count(500, 100) }),
    answer: AuditWindow,
  }),
  downloadAuditCsv: endpoint({
    method: 'get',
    path: '/api/matters/:matter/audit-log.csv',
    access: 'attorney',
    summary: 'The events as CSV, with what is needed to recompute the hash of each',
    params: inMatter,
    query: inFile,
    media: 'text/csv',
  }),
  downloadAuditPdf: endpoint({
    method: 'get',
    path: '/api/matters/:matter/audit-log.pdf',
    access: 'attorney',
    summary: 'The events as a PDF to attach to a declaration, with their hashes and how to verify them',
    params: inMatter,
    query: inFile,
    media: 'application/pdf',
  }),
} as const;
