/** What may differ between two texts of one template. */
export type TemplateValues = Readonly<Record<string, string>>;

const VARIABLE = /@@(\w+)@@/;

/**
 * Compiles a text with `@@name@@` in it to a function that fills them in: many large objects are told
 * without one of them being held.
 */
export function createTextTemplate(
  text: string,
): (values: TemplateValues) => string {
  const parts = text.split(VARIABLE);
  return values => {
    let filled = '';
    parts.forEach((part, index) => {
      filled += index % 2 === 0 ? part : values[part];
    });
    return filled;
  };
}
