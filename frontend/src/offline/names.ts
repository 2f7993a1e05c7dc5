/** A running session holds the lock with this and its id. */
export const LOCK = "lumbar.session.";
/** The cache of the person's pages. */
export const PAGES = "lumbar-pages";
