/** Of the list of results, to which a link skips the navigation and the filters. */
export const RESULTS_ID = 'results';
