/** The id of the list of results. A link to it skips the navigation and the filters. */
export const RESULTS_ID = 'results';
