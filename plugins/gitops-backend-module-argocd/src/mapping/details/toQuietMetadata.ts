import { isRecord } from './isRecord';

type State = Record<string, unknown>;

/** A manifest without `managedFields`, and without the copy of itself that kubectl keeps in an annotation. */
export function toQuietMetadata(state: State): State {
  const { metadata } = state;
  if (!isRecord(metadata)) return state;
  const { managedFields: _managed, annotations, ...rest } = metadata;
  if (!isRecord(annotations)) return { ...state, metadata: rest };
  const {
    'kubectl.kubernetes.io/last-applied-configuration': _applied,
    ...others
  } = annotations;
  const quiet =
    Object.keys(others).length > 0 ? { ...rest, annotations: others } : rest;
  return { ...state, metadata: quiet };
}
