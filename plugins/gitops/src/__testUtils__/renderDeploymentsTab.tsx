import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { SetupServer } from 'msw/node';
import { deploymentsEntityContent, gitopsApi } from '../plugin';
import { answerDeployments } from './answerDeployments';
import { checkoutApi } from './checkoutApi';

/** The tab of checkout-api in an app of the new frontend system, whose backend gives an answer. */
export function renderDeploymentsTab(
  server: SetupServer,
  answer: Parameters<typeof answerDeployments>[0],
  options: { query?: string } = {},
) {
  server.use(answerDeployments(answer));
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: checkoutApi }),
      deploymentsEntityContent,
      gitopsApi,
    ],
    initialRouteEntries: [`/${options.query ?? ''}`],
  });
}

/** The board's table, once it is there. */
export const findTable = () =>
  screen.findByRole('table', { name: /checkout-api/ });

/** A row by the cluster it begins with. */
export const getRow = (name: RegExp) => screen.getByRole('row', { name });

/** As {@link getRow}, null when there is none. */
export const queryRow = (name: RegExp) => screen.queryByRole('row', { name });
