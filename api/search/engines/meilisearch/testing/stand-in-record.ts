/** A record as it was sent. */
export type StandInRecord = { id: string } & Record<string, string | string[] | null>;
