/** What is taken out of a text, and what stands there instead. */
export type RedactionRule = readonly [pattern: RegExp, instead: string];
