import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { LiveObject } from '../client/wire';

/** A node of a tree, with the object it was made of when that was read. */
export type TreeEntry = { node: ResourceNode; object?: LiveObject };
