import { internText } from './internText';
import { WrongField } from './WrongField';

/** An object on the wire, of which nothing is known yet. */
export type WireObject = Readonly<Record<string, unknown>>;

/** Most lists are empty: one for all of them. */
const NONE: readonly never[] = Object.freeze([]);

/**
 * Reads one field each, as {@link wire} does for schemas and with the same meaning: Go writes an empty list
 * as null, an empty struct as `{}`, and leaves out what has `omitempty`. For what comes by the ten
 * thousand, where a schema costs more than all the rest.
 *
 * @throws WrongField when it is of another type
 */
export const field = {
  /** A text that has to be there, and not empty. */
  required(from: WireObject, key: string): string {
    const value = from[key];
    if (typeof value !== 'string' || value === '') throw new WrongField([key]);
    return value;
  },

  /** Empty is absent. */
  text(from: WireObject, key: string): string | undefined {
    const value = from[key];
    if (typeof value === 'string') return value || undefined;
    if (value === undefined || value === null) return undefined;
    throw new WrongField([key]);
  },

  /** One of few texts that many objects have; kept once. */
  sharedText(from: WireObject, key: string): string | undefined {
    const text = field.text(from, key);
    return text === undefined ? undefined : internText(text);
  },

  flag(from: WireObject, key: string): boolean | undefined {
    const value = from[key];
    if (typeof value === 'boolean') return value;
    if (value === undefined || value === null) return undefined;
    throw new WrongField([key]);
  },

  number(from: WireObject, key: string): number | undefined {
    const value = from[key];
    if (typeof value === 'number') return value;
    if (value === undefined || value === null) return undefined;
    throw new WrongField([key]);
  },

  words(from: WireObject, key: string): readonly string[] {
    return field.list(from, key, toWord);
  },

  /** Texts by name. */
  labels(from: WireObject, key: string): Record<string, string> {
    const labels: Record<string, string> = {};
    const value = field.part(from, key, part => part) ?? {};
    for (const name of Object.keys(value)) {
      const text = value[name];
      if (typeof text !== 'string') throw new WrongField([key, name]);
      labels[name] = internText(text);
    }
    return labels;
  },

  list<T>(
    from: WireObject,
    key: string,
    read: (item: unknown) => T,
  ): readonly T[] {
    const value = from[key];
    if (value === undefined || value === null) return NONE;
    if (!Array.isArray(value)) throw new WrongField([key]);
    if (value.length === 0) return NONE;
    let reached = 0;
    try {
      // Not pushed one by one: an array that grows keeps room for more, and there are many.
      return value.map((item, index) => {
        reached = index;
        return read(item);
      });
    } catch (error) {
      throw WrongField.within(key, WrongField.within(reached, error));
    }
  },

  /** A list of objects. */
  parts<T>(
    from: WireObject,
    key: string,
    read: (part: WireObject) => T,
  ): readonly T[] {
    return field.list(from, key, item => read(field.object(item)));
  },

  part<T>(
    from: WireObject,
    key: string,
    read: (part: WireObject) => T,
  ): T | undefined {
    const value = from[key];
    if (value === undefined || value === null) return undefined;
    try {
      return read(field.object(value));
    } catch (error) {
      throw WrongField.within(key, error);
    }
  },

  /** An object that has to be there. */
  whole<T>(from: WireObject, key: string, read: (part: WireObject) => T): T {
    try {
      return read(field.object(from[key]));
    } catch (error) {
      throw WrongField.within(key, error);
    }
  },

  /** What is to be read is an object at all. */
  object(value: unknown): WireObject {
    if (isWireObject(value)) return value;
    throw new WrongField([]);
  },
};

function toWord(value: unknown): string {
  if (typeof value === 'string') return internText(value);
  throw new WrongField([]);
}

function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
