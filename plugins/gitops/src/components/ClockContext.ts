import { createContext } from 'react';

/** The present, in milliseconds, and the language, for all times of one board. */
export const ClockContext = createContext<{ now: number; language?: string }>({
  now: 0,
});
