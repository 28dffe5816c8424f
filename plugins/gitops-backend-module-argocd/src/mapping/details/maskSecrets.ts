import { isRecord } from './isRecord';

type State = Record<string, unknown>;

const MASK = '(secret)';
const FIELDS = ['data', 'stringData'];
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** States of one object with masked values. */
export type MaskedStates<States extends readonly (State | undefined)[]> = {
  states: { [Index in keyof States]: States[Index] };
  /** There was something to mask. */
  masked: boolean;
};

/**
 * Masks the values of a Secret in all of its states: equal ones by equal masks, so that one sees what
 * differs and nothing else. Argo CD masks them already, by more signs for each other value.
 *
 * @param states - of one object: as Git wants it, as it is …
 */
export function maskSecrets<States extends readonly (State | undefined)[]>(
  states: States,
): MaskedStates<States> {
  if (!states.some(isSecret))
    return { states: [...states] as never, masked: false };
  const masks = new Map<string, Map<string, string>>();
  const toMask = (key: string, value: unknown) => {
    const known = masks.get(key) ?? new Map<string, string>();
    masks.set(key, known);
    const text = JSON.stringify(value) ?? '';
    const mask =
      known.get(text) ??
      (known.size === 0
        ? MASK
        : `(another secret${known.size > 1 ? ` ${known.size}` : ''})`);
    known.set(text, mask);
    return mask;
  };
  return {
    states: states.map(state => state && maskState(state, toMask)) as never,
    masked: true,
  };
}

function isSecret(state: State | undefined): boolean {
  return state?.kind === 'Secret' && state.apiVersion === 'v1';
}

function maskState(
  state: State,
  toMask: (key: string, value: unknown) => string,
): State {
  const masked = Object.entries(state).map(([field, value]) => {
    if (field === 'metadata' && isRecord(value)) {
      const { annotations, ...rest } = value;
      if (!isRecord(annotations)) return [field, value];
      // The whole object, as text.
      const { [LAST_APPLIED]: _dropped, ...others } = annotations;
      return [field, { ...rest, annotations: others }];
    }
    if (!FIELDS.includes(field)) return [field, value];
    if (!isRecord(value)) return [field, value === null ? null : MASK];
    const values = Object.entries(value).map(([key, each]) => [
      key,
      toMask(`${field}.${key}`, each),
    ]);
    return [field, Object.fromEntries(values)];
  });
  return Object.fromEntries(masked);
}
