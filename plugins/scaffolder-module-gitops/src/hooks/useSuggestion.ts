import { useEffect, useRef } from 'react';

/**
 * Fills a field in as long as nobody did. What a person typed, chose, emptied or came with stays; a suggestion
 * that was taken is replaced by the next one.
 *
 * @param suggestion - undefined: there is none, and what is there stays
 */
export function useSuggestion<T extends string>(
  suggestion: T | undefined,
  formData: T | undefined,
  onChange: (value: T) => void,
): void {
  const taken = useRef<T>();
  // After every render, as two fields of a step that change at once lose one of the changes.
  useEffect(() => {
    if (suggestion === undefined || taken.current === suggestion) return;
    if (formData === suggestion) taken.current = suggestion;
    else if (formData === taken.current) onChange(suggestion);
  });
}
