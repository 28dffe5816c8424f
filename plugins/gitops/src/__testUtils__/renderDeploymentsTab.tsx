import { renderTestApp } from '@backstage/frontend-test-utils';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { Entity } from '@backstage/catalog-model';
import {
  PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { SetupServer } from 'msw/node';
import { actionReporter, deploymentsEntityContent, gitopsApi } from '../plugin';
import { ActionsBackend } from './ActionsBackend';
import { answerDeployments } from './answerDeployments';
import { createFromTemplateRouteRef } from '../routes';
import { checkoutApi } from './checkoutApi';

type Toast = Parameters<(typeof toastApiRef.T)['post']>[0];

/**
 * The tab of checkout-api in an app of the new frontend system, whose backend gives an answer, and does what
 * `actions` says.
 */
export function renderDeploymentsTab(
  server: SetupServer,
  answer: Parameters<typeof answerDeployments>[0],
  options: {
    query?: string;
    actions?: ActionsBackend;
    /** What else the catalog has. */
    entities?: Entity[];
    /** Where templates are opened; an app without a page for them has none. */
    templatesPath?: string;
    /** Decides what the caller may; everything when absent. */
    permissions?: PermissionApi;
    /** What was told is added to it. */
    toasts?: Toast[];
  } = {},
) {
  const { actions = new ActionsBackend(), entities = [], toasts } = options;
  const { templatesPath, permissions } = options;
  server.use(answerDeployments(answer), ...actions.handlers());
  return renderTestApp({
    apis: [
      [catalogApiRef, catalogApiMock({ entities })],
      ...(permissions ? ([[permissionApiRef, permissions]] as const) : []),
      ...(toasts
        ? ([
            [
              toastApiRef,
              {
                post: (toast: Toast) => {
                  toasts.push(toast);
                  return { close: () => {} };
                },
              },
            ],
          ] as const)
        : []),
    ],
    extensions: [
      createTestEntityPage({ entity: checkoutApi }),
      deploymentsEntityContent,
      gitopsApi,
      actionReporter,
    ],
    initialRouteEntries: [`/${options.query ?? ''}`],
    ...(templatesPath && {
      mountedRoutes: { [templatesPath]: createFromTemplateRouteRef },
    }),
  });
}

/** The board's table, once it is there. */
export const findTable = () =>
  screen.findByRole('table', { name: /checkout-api/ });

/** A row by the cluster it begins with. */
export const getRow = (name: RegExp) => screen.getByRole('row', { name });

/** As {@link getRow}, null when there is none. */
export const queryRow = (name: RegExp) => screen.queryByRole('row', { name });
