import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerGitops } from '../__testUtils__/answerGitops';
import { explanation } from '../__testUtils__/answers';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import { findAxeViolations } from '../__testUtils__/findAxeViolations';
import { renderDeploymentsTab } from '../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../__testUtils__/scenarios';

const server = setupServer();

describe('ExplanationDialog', () => {
  registerMswTestHooks(server);

  it('tells the rule, what it read, who was asked, and what is nearly the same', async () => {
    const asked: string[] = [];
    server.use(answerGitops('explanation', explanation, asked));
    renderDeploymentsTab(server, goodDay);
    const opener = await screen.findByRole('button', {
      name: 'How were these found?',
    });
    expect(asked).toEqual([]);
    await userEvent.click(opener);
    const dialog = await screen.findByRole('dialog', {
      name: 'How checkout-api was found',
    });
    expect(
      await within(dialog).findByText(
        'The annotation gitops/app-name names the app checkout-api.',
      ),
    ).toBeVisible();
    const items = within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(items).toEqual([
      'gitops/app-name: checkout-apiused',
      'backstage.io/kubernetes-id: checkoutnot used',
      "onprem-1by the entity's annotation",
      expect.stringMatching(
        /^Argo CD hub.*live since .*last read completely at .*1 of 12 belong to the entity\..*checkout-api-aws-eks$/,
      ),
      expect.stringMatching(
        /^Flux azure-aks.*not read since .*never read completely.*It did not answer in time\.$/,
      ),
      'checkout-ap',
    ]);
    expect(await findAxeViolations(dialog)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
  });

  it('opens from the empty state too, and says when it cannot be read', async () => {
    server.use(answerGitops('explanation', { status: 503, name: 'Error' }));
    renderDeploymentsTab(server, createEntityDeployments([]));
    await userEvent.click(
      await screen.findByRole('button', { name: 'How was this searched?' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'How it was found cannot be read now.',
    );
  });
});
