/**
 * Every screen of a matter that a person opens by its name, in the order in which the rail and the command
 * palette list them. Screens that show one thing (a page, a report) have their addresses in router.tsx.
 */
import { isAtLeast, type Role } from '#contract/people/user.ts';
import {
  IconArrowsLeftRight,
  IconBookmark,
  IconCalendarEvent,
  IconChecklist,
  IconEyeOff,
  IconFiles,
  IconGavel,
  IconHash,
  IconHelp,
  IconHistory,
  IconHome,
  IconListSearch,
  IconLock,
  IconReportAnalytics,
  IconSearch,
  IconStack2,
  IconTags,
  IconUsers,
} from './ui/icons.ts';

interface Screen {
  name: string;
  /** The part of the address after the matter's. */
  path: `/${string}`;
  /** Who may open it: people with this role or a higher one. */
  opensTo: Role;
  icon: typeof IconFiles;
  /** Whether the rail links to it; the palette links to all of them. */
  inRail: boolean;
}

const everyone = { opensTo: 'read-only', inRail: true } as const;

export const screens = {
  home: { ...everyone, name: 'Home', path: '/', icon: IconHome },
  search: { ...everyone, name: 'Search', path: '/search', icon: IconSearch },
  savedSearches: { ...everyone, name: 'Saved searches', path: '/searches', icon: IconBookmark },
  batches: { name: 'Batches', path: '/batches', opensTo: 'reviewer', inRail: true, icon: IconChecklist },
  documents: { ...everyone, name: 'Documents', path: '/documents', icon: IconStack2 },
  suggestions: { ...everyone, name: 'Suggested pages', path: '/suggestions', icon: IconListSearch },
  contradictions: {
    ...everyone,
    name: 'Contradictions',
    path: '/contradictions',
    icon: IconArrowsLeftRight,
  },
  chronology: { ...everyone, name: 'Chronology', path: '/chronology', icon: IconCalendarEvent },
  withholdings: { ...everyone, name: 'Withholdings', path: '/withholdings', icon: IconEyeOff },
  reports: { ...everyone, name: 'Reports', path: '/reports', icon: IconReportAnalytics },
  batesNumbers: { ...everyone, name: 'Bates numbers', path: '/reports/bates', icon: IconHash, inRail: false },
  exhibits: { ...everyone, name: 'Exhibits', path: '/exhibits', icon: IconGavel },
  codebook: { ...everyone, name: 'Codebook', path: '/codebook', icon: IconTags },
  productions: { ...everyone, name: 'Productions', path: '/productions', icon: IconFiles },
  sequestered: {
    ...{ name: 'Sequestered pages', path: '/sequestered', icon: IconLock },
    ...{ opensTo: 'attorney', inRail: false },
  },
  auditLog: {
    ...{ name: 'Audit log', path: '/audit-log', icon: IconHistory },
    ...{ opensTo: 'attorney', inRail: false },
  },
  people: { name: 'People', path: '/people', opensTo: 'attorney', inRail: true, icon: IconUsers },
  guides: { ...everyone, name: 'Guides', path: '/help', icon: IconHelp },
  searchHelp: { ...everyone, name: 'How to search', path: '/help/search', icon: IconHelp, inRail: false },
} as const satisfies Record<string, Screen>;

export type ScreenKey = keyof typeof screens;

type AddressOf<Path extends string> = Path extends '/' ? '/m/$matter' : `/m/$matter${Path}`;

export type ScreenAddress = AddressOf<(typeof screens)[ScreenKey]['path']>;

export interface ListedScreen extends Omit<Screen, 'path'> {
  key: ScreenKey;
  /** The path as links write it. */
  address: ScreenAddress;
}

/** The screens that a person with this role may open. */
export function listScreens(role: Role): ListedScreen[] {
  return (Object.keys(screens) as ScreenKey[])
    .filter((key) => isAtLeast(role, screens[key].opensTo))
    .map((key) => ({ ...screens[key], key, address: addressOf(key) }));
}

function addressOf(key: ScreenKey): ScreenAddress {
  const { path } = screens[key];
  return path === '/' ? '/m/$matter' : `/m/$matter${path}`;
}
