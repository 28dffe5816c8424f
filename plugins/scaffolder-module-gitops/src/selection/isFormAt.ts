/** Whether a form has these values, by field. */
export function isFormAt(
  formData: unknown,
  values: Record<string, unknown>,
): boolean {
  const form = new Map(Object.entries(formData ?? {}));
  return Object.entries(values).every(
    ([field, value]) => form.get(field) === value,
  );
}
