import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A busy machine draws a whole app slowly; what is awaited still comes at once on a free one.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
