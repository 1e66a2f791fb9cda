// What the practice page needs of ts-fsrs, as a global for classic scripts.
import { createEmptyCard, fsrs } from 'ts-fsrs';
globalThis.tsFSRS = { createEmptyCard, fsrs };
