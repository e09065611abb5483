import type { FieldsData } from '@kenjiuno/msgreader';

/**
 * The fields of calendar entries, contacts and tasks beyond a message's own header, under the names that
 * Outlook displays.
 */

interface NamedValue {
  name: string;
  value: string;
}

type TextField = {
  [Key in keyof FieldsData]-?: FieldsData[Key] extends string | undefined ? Key : never;
}[keyof FieldsData];

const FIELDS: [name: string, key: TextField][] = [
  ['Start', 'apptStartWhole'],
  ['End', 'apptEndWhole'],
  ['Place', 'apptLocation'],
  ['Time zone', 'timeZoneDesc'],
  ['Company', 'companyName'],
  ['Title', 'title'],
  ['Department', 'departmentName'],
  ['Office', 'location'],
  ['Business phone', 'businessTelephoneNumber'],
  ['Home phone', 'homeTelephoneNumber'],
  ['Mobile phone', 'mobileTelephoneNumber'],
  ['Business fax', 'businessFaxNumber'],
  ['Business address', 'workAddress'],
  ['Address', 'postalAddress'],
  ['Street', 'streetAddress'],
  ['City', 'addressCity'],
  ['State', 'stateOrProvince'],
  ['Postal code', 'postalCode'],
  ['Country', 'country'],
  ['Web page', 'businessHomePage'],
  ['Messenger', 'instMsg'],
];

/** Property sets and numbers for which the package has no name ([MS-OXPROPS], 1.3.2 and 2). */
const TASK = '00062003-0000-0000-c000-000000000046';
const ADDRESS = '00062004-0000-0000-c000-000000000046';
const NUMBERED: [name: string, set: string, number: string][] = [
  ['E-mail', ADDRESS, '00008083'],
  ['E-mail 2', ADDRESS, '00008093'],
  ['E-mail 3', ADDRESS, '000080a3'],
  ['Task starts', TASK, '00008104'],
  ['Task due', TASK, '00008105'],
  ['Task completed', TASK, '0000810f'],
  ['Task owner', TASK, '0000811f'],
];
const TASK_STATUS = '00008101';
const STATUSES = ['not started', 'in progress', 'complete', 'waiting on someone else', 'deferred'];

/** In the order of Outlook's forms, without empty fields and repeated values. */
export function listOutlookFields(fields: FieldsData): NamedValue[] {
  const known = FIELDS.map(([name, key]) => ({ name, value: fields[key]?.trim() ?? '' }));
  const numbered = NUMBERED.map(([name, set, number]) => ({ name, value: findText(fields, set, number) }));
  const status = { name: 'Task status', value: describeStatus(fields) };
  const listed = [...known, ...numbered, status].filter(({ value }) => value !== '');
  return listed.filter(({ value }, index) => listed.findIndex((each) => each.value === value) === index);
}

function findText(fields: FieldsData, set: string, number: string): string {
  const value = findRaw(fields, set, number);
  return typeof value === 'string' ? value.trim() : '';
}

function describeStatus(fields: FieldsData): string {
  const status = findRaw(fields, TASK, TASK_STATUS);
  return typeof status === 'number' ? (STATUSES[status] ?? String(status)) : '';
}

function findRaw({ rawProps = [] }: FieldsData, set: string, number: string): unknown {
  return rawProps.find((each) => each.propertySet === set && each.propertyLid === number)?.value;
}
