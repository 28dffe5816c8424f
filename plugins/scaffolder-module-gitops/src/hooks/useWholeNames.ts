import { useEffect } from 'react';
import { selectNames } from '../selection/selectNames';

/**
 * A form fills a list of at least one item with an empty one before anything is chosen, and then complains of
 * that one. This takes it out, so that nothing chosen is said to be nothing chosen.
 */
export function useWholeNames(
  formData: unknown,
  onChange: (names: string[]) => void,
  options: {
    /** Whether nothing may stay chosen. */
    isNone?: boolean;
  } = {},
): void {
  const { isNone = false } = options;
  // After every render, as two fields of a step that change at once lose one of the changes.
  useEffect(() => {
    if (!Array.isArray(formData)) return;
    const names = isNone ? [] : selectNames(formData);
    if (names.length !== formData.length) onChange(names);
  });
}
