/** The name of the object that an id ends with; the whole id when it is none of ours. */
export function toIdName(id: string): string {
  try {
    return decodeURIComponent(id.slice(id.lastIndexOf(':') + 1)) || id;
  } catch {
    return id;
  }
}
