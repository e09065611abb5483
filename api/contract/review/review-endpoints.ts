import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { Caption, ExhibitList, ExhibitListDraft, ExportJob } from '#contract/exhibits/exhibit.ts';
import { inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { AgreementReport } from './agreement.ts';
import { DecisionDraft, DecisionResult, TargetQuestion } from './decision.ts';
import { TargetCount } from './tag.ts';

/** Decisions, exhibits and exports: endpoints of the table in endpoints.ts. */
export const reviewEndpoints = {
  countTarget: endpoint({
    method: 'post',
    path: '/api/matters/:matter/decisions/count',
    access: 'read',
    summary:
      'Count the pages that a decision would cover and those in the current list, and list missing numbers',
    params: inMatter,
    body: TargetQuestion,
    answer: TargetCount,
  }),
  decide: endpoint({
    method: 'post',
    path: '/api/matters/:matter/decisions',
    access: 'review',
    summary: 'Add or remove a tag on pages, or record that no tag applies',
    params: inMatter,
    body: DecisionDraft,
    answer: DecisionResult,
  }),
  undoDecision: endpoint({
    method: 'post',
    path: '/api/matters/:matter/decisions/:event/undo',
    access: 'review',
    summary: 'Undo one’s own decision on the pages where it is still in effect',
    params: inMatter.extend({ event: z.coerce.number().int() }),
    answer: DecisionResult,
  }),
  getAgreementReport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/reports/agreement',
    access: 'attorney',
    summary: 'How often two people who decided about the same pages agree about each tag',
    params: inMatter,
    answer: AgreementReport,
  }),

  getExhibitList: endpoint({
    method: 'get',
    path: '/api/matters/:matter/exhibit-list',
    access: 'read',
    summary: 'The exhibit list of a tag: the saved arrangement, or one exhibit for each run of pages',
    params: inMatter,
    query: z.object({ tag: id, production: id.optional() }),
    answer: ExhibitList,
  }),
  saveExhibitList: endpoint({
    method: 'put',
    path: '/api/matters/:matter/exhibit-list',
    access: 'review',
    summary: 'Save an exhibit list',
    params: inMatter,
    body: ExhibitListDraft,
    answer: ExhibitList,
  }),
  removeExhibitList: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/exhibit-list/:list',
    access: 'review',
    summary: 'Delete a saved exhibit list; the tags are kept',
    params: inMatter.extend({ list: id }),
  }),
  getCaption: endpoint({
    method: 'get',
    path: '/api/matters/:matter/caption',
    access: 'read',
    summary: 'The caption of the exhibits: court, parties, docket number',
    params: inMatter,
    answer: Caption,
  }),
  saveCaption: endpoint({
    method: 'put',
    path: '/api/matters/:matter/caption',
    access: 'attorney',
    summary: 'Change the caption: court, parties, docket number',
    params: inMatter,
    body: Caption,
    answer: Caption,
  }),
  startExport: endpoint({
    method: 'post',
    path: '/api/matters/:matter/exports',
    access: 'attorney',
    summary: 'Export an exhibit list with its PDFs',
    params: inMatter,
    body: z.object({ tagId: id, productionId: id.nullable() }),
    answer: ExportJob,
  }),
  listExports: endpoint({
    method: 'get',
    path: '/api/matters/:matter/exports',
    access: 'attorney',
    summary: 'Running and finished exports, newest first',
    params: inMatter,
    answer: z.array(ExportJob),
  }),
  cancelExport: endpoint({
    method: 'delete',
    path: '/api/matters/:matter/exports/:export',
    access: 'attorney',
    summary: 'Cancel a running export',
    params: inMatter.extend({ export: id }),
  }),
  downloadExport: endpoint({
    method: 'get',
    path: '/api/matters/:matter/exports/:export/package.zip',
    access: 'attorney',
    summary: 'The exhibit package as one ZIP file',
    params: inMatter.extend({ export: id }),
    media: 'application/zip',
  }),
} as const;
