import { render, screen } from '@testing-library/react';
import App from './App';

describe('the demo app', () => {
  const environment = process.env;
  afterEach(() => {
    process.env = environment;
  });

  it('wires every extension, and says so when nobody can be signed in', async () => {
    process.env = {
      ...environment,
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Test' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
          context: 'test',
        },
      ] as never,
    };
    render(App.createRoot());
    expect(
      await screen.findByText(/not appear to be signed in/, undefined, {
        timeout: 15_000,
      }),
    ).toBeInTheDocument();
  }, 30_000);
});
