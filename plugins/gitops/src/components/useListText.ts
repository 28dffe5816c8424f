import { useContext } from 'react';
import { ClockContext } from './ClockContext';

/** Returns several things as one part of a sentence: `a, b and c`. */
export function useListText(): (parts: readonly string[]) => string {
  const { language } = useContext(ClockContext);
  return parts =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
}
