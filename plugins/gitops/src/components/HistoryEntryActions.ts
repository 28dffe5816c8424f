import { Delivery } from '@backstage-gitops/plugin-gitops-common';
import { ReactNode } from 'react';

/** Buttons of what can be done with one delivery of the history, for example to roll back to it. */
export type HistoryEntryActions = (delivery: Delivery) => ReactNode;
