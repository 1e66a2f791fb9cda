// What the search page needs of MiniSearch, as a global for classic scripts.
import MiniSearch from 'minisearch';
globalThis.MiniSearch = MiniSearch;
