const security = '/org.openoffice.Office.Common/Security/Scripting';

/** Settings of LibreOffice for opening documents that come from outside. */
const SETTINGS: [path: string, name: string, value: string][] = [
  // Very high: no macro runs, signed or not.
  [security, 'MacroSecurityLevel', '3'],
  [security, 'DisableMacrosExecution', 'true'],
  [security, 'DisableActiveContent', 'true'],
  // Linked pictures and tables are not fetched from anywhere.
  [security, 'BlockUntrustedRefererLinks', 'true'],
  ['/org.openoffice.Office.Writer/Content/Update', 'Link', '0'],
  ['/org.openoffice.Office.Calc/Content/Update', 'Link', '2'],
];

const items = SETTINGS.map(
  ([path, name, value]) =>
    `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
);

/** `registrymodifications.xcu` of a new profile. */
export const PROFILE_SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
${items.join('\n')}
</oor:items>
`;
