import { ResourceKind } from '../objects/ResourceKind';
import { AccessReviewKind } from './createAccessReview';

/** What a request is about. */
export type ApiTarget =
  | { type: 'text'; text: string }
  | { type: 'version' }
  | { type: 'discovery'; path: string }
  | { type: 'review'; review: AccessReviewKind }
  | {
      type: 'resource';
      kind: ResourceKind;
      namespace?: string;
      name?: string;
      /** `log` of a pod. */
      subresource?: 'log';
    };
