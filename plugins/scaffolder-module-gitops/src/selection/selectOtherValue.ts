import { selectNames } from './selectNames';

/**
 * The value of another field of the form, for fields that follow one: a text, the first of a list, or
 * undefined.
 */
export function selectOtherValue(
  formContext: unknown,
  field: string | undefined,
): string | undefined {
  const [first] = selectOtherValues(formContext, field);
  return first;
}

/** All values of another field of the form. */
export function selectOtherValues(
  formContext: unknown,
  field: string | undefined,
): string[] {
  if (!field || typeof formContext !== 'object' || formContext === null) {
    return [];
  }
  const { formData } = formContext as { formData?: Record<string, unknown> };
  return selectNames(formData?.[field]);
}
