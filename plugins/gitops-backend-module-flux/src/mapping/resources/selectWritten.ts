import { isSameQuantity } from './isSameQuantity';

/**
 * Of what is live the part that somebody wrote: the fields that `written` has as well. Items of lists are
 * found by their name, as Kubernetes merges them, else by their place; what was added to a list is part of
 * it. A quantity that says the same in other words is given in the words of `written`.
 */
export function selectWritten(written: unknown, live: unknown): unknown {
  if (Array.isArray(written) && Array.isArray(live)) {
    return selectItems(written, live);
  }
  if (isRecord(written) && isRecord(live)) {
    return Object.fromEntries(
      Object.entries(written).flatMap(([key, value]) =>
        Object.hasOwn(live, key)
          ? [[key, selectWritten(value, live[key])]]
          : [],
      ),
    );
  }
  return isSameQuantity(written, live) ? written : live;
}

/** What says nothing: the API server drops nulls and many an empty list or map. */
export function dropEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropEmpty);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, dropEmpty(each)] as const)
      .filter(([, each]) => !isEmpty(each)),
  );
}

function selectItems(written: unknown[], live: unknown[]): unknown[] {
  const key = selectKey(written) ?? undefined;
  if (!key) {
    return live.map((item, index) =>
      index < written.length ? selectWritten(written[index], item) : item,
    );
  }
  const find = (items: unknown[], name: unknown) =>
    items.find(item => isRecord(item) && item[key] === name);
  const named = written.flatMap(item => {
    const found = isRecord(item) ? find(live, item[key]) : undefined;
    return found === undefined ? [] : selectWritten(item, found);
  });
  const added = live.filter(
    item => !isRecord(item) || find(written, item[key]) === undefined,
  );
  return [...named, ...added];
}

function selectKey(items: unknown[]): string | undefined {
  return ['name', 'containerPort', 'port', 'mountPath', 'type'].find(
    key =>
      items.length > 0 &&
      items.every(item => isRecord(item) && item[key] !== undefined) &&
      new Set(items.map(item => (isRecord(item) ? item[key] : item))).size ===
        items.length,
  );
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
