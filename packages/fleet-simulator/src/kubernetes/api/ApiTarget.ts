import { ResourceKind } from '../objects/ResourceKind';

/** What a request is about. */
export type ApiTarget =
  | { type: 'text'; text: string }
  | { type: 'version' }
  | { type: 'discovery'; path: string }
  | {
      type: 'resource';
      kind: ResourceKind;
      namespace?: string;
      name?: string;
    };
