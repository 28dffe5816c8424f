/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** A JSON object. Absent and undefined fields are the same. */
export type JsonObject = { [key: string]: Json | undefined };

/** Whether a value is an object and not null or a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
