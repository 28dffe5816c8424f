/** Keys and positions from the root of a document to a value. */
export type YamlPath = readonly (string | number)[];
