type Value = string | number | boolean;

/** Query parameters of what is told: one for each value of a list, none for what is absent. */
export function toQueryParameters(
  values: Record<string, Value | readonly Value[] | undefined>,
): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    const list = Array.isArray(value) ? value : [value];
    for (const each of list) {
      if (each !== undefined) parameters.append(key, String(each));
    }
  }
  return parameters;
}
