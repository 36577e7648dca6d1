from __future__ import annotations

from mkdocs_feature_tracker.model.document import Document
from mkdocs_feature_tracker.model.words import Status
from tests.reading.sections.conftest import Reader


def statuses(document: Document) -> dict[str, str]:
    return {row.name: str(row.status) for row in document.artifacts}


def test_a_migration_is_named_by_its_comment_and_marked_before_or_behind(reading: Reader) -> None:
    document = reading(
        """
        ### Database Changes
        ```sql
        -- Migrations Applied
        -- Migration 001: Create carts ✅
        CREATE TABLE carts (
          id uuid PRIMARY KEY, -- key ✅
        );
        -- ✅ Migration 002: Add indexes
        -- Migration 003: Add constraints 🚧
        -- [Status: Planned]
        -- Migration 004: Drop legacy
        -- Not started yet
        ```
        """
    )
    assert statuses(document) == {
        "Migration 001: Create carts": "done",
        "Migration 002: Add indexes": "done",
        "Migration 003: Add constraints": "not_started",
        "Migration 004: Drop legacy": "not_started",
    }
    assert [row.line for row in document.artifacts] == [6, 10, 11, 13]
    assert {row.kind for row in document.artifacts} == {"migration"}


def test_an_unpicked_status_line_leaves_the_mark_of_the_migration(reading: Reader) -> None:
    document = reading(
        """
        ### Database Changes
        ```sql
        -- Migration 003: Add carts 🚧
        -- [Status: In Progress / Planned]
        ```
        """
    )
    assert statuses(document) == {"Migration 003: Add carts": "in_progress"}


def test_migrations_may_stand_in_lists_and_tables(reading: Reader) -> None:
    document = reading(
        """
        ### Database Changes
        - ✅ `001_carts.sql` - creates carts

        | Migration | Status | Notes |
        |---|---|---|
        | 002_index | Ready to apply | by Friday |
        """
    )
    assert [(row.name, row.status, row.note) for row in document.artifacts] == [
        ("001_carts.sql", Status.DONE, "creates carts"),
        ("002_index", Status.IN_PROGRESS, "by Friday"),
    ]


def test_endpoints_are_named_by_method_and_path(reading: Reader) -> None:
    document = reading(
        """
        ### API Implementation
        ```typescript
        // Implemented Endpoints

        // ✅ GET /api/carts/:id
        export const getCart = async () => {
          // Implementation complete, tests passing
        };

        // ❌ PUT /api/carts/:id
        // Not started yet
        ```
        - `POST /api/carts` (In Progress)
        - **DELETE** `/api/carts/:id`: Complete
        - The gateway is shared with billing

        | Endpoint | Method | Status |
        |---|---|---|
        | /api/totals | get | 60% |
        """
    )
    assert statuses(document) == {
        "GET /api/carts/:id": "done",
        "PUT /api/carts/:id": "not_started",
        "POST /api/carts": "in_progress",
        "DELETE /api/carts/:id": "done",
        "GET /api/totals": "in_progress",
    }
    assert document.artifacts[0].note == "Implementation complete, tests passing"
    assert document.artifacts[1].note == "Not started yet"
    assert document.artifacts[-1].stated_share == 0.6


def test_components_carry_their_tests_and_functionality(reading: Reader) -> None:
    document = reading(
        """
        ### Frontend Implementation
        ```typescript
        // Component Implementation Status

        // ✅ CartView.tsx - Complete
        // Tests: Passing ✅
        // Functionality: Complete ✅

        // 🚧 CartEditor.tsx - In Progress
        // Tests: Written, some failing 🚧
        // Functionality: Basic CRUD 60% complete

        // ❌ CartMetrics.tsx - Not Started
        // Tests: ❌ Failing
        ```
        """
    )
    assert [
        (row.name, row.status, row.tests_status, row.functionality) for row in document.artifacts
    ] == [
        ("CartView.tsx", "done", "done", "Complete ✅"),
        ("CartEditor.tsx", "in_progress", "in_progress", "Basic CRUD 60% complete"),
        ("CartMetrics.tsx", "not_started", "failing", None),
    ]
    assert document.artifacts[1].stated_share is None


def test_components_in_lists_take_their_details_from_nested_items(reading: Reader) -> None:
    document = reading(
        """
        ### Frontend Implementation
        - ✅ **CartView.tsx**: shows the cart
          - Tests: 5/5 passing
          - Functionality: Complete
        - All components use the design tokens
        """
    )
    (row,) = document.artifacts
    assert (row.name, row.status, row.note) == ("CartView.tsx", "done", "shows the cart")
    assert (row.tests_status, row.functionality) == ("done", "Complete")


def test_files_of_a_tree_carry_their_full_path_and_folders_make_no_row(reading: Reader) -> None:
    document = reading(
        """
        ### New Files Created
        ```
        src/
        ├── api/            🚧 In Progress
        │   ├── cart/
        │   │   ├── routes.ts           ✅ Complete
        │   │   └── controller.ts       🚧 In Progress
        │   └── index.ts
        └── hooks/          ✅ Complete
            └── useCart.ts

        tests/
        └── api/
            ├── routes.test.ts      ✅ Written, Passing
            ├── totals.test.ts      ❌ Failing
            └── controller.test.ts  ❌ Not Written
        ```
        """
    )
    assert [(row.line, row.name, row.status, row.tests_status) for row in document.artifacts] == [
        (8, "src/api/cart/routes.ts", "done", None),
        (9, "src/api/cart/controller.ts", "in_progress", None),
        (10, "src/api/index.ts", "unknown", None),
        (12, "src/hooks/useCart.ts", "done", None),
        (16, "tests/api/routes.test.ts", "done", "done"),
        (17, "tests/api/totals.test.ts", "in_progress", "failing"),
        (18, "tests/api/controller.test.ts", "not_started", "not_started"),
    ]


def test_trees_in_ascii_and_by_indentation_are_read_alike(reading: Reader) -> None:
    drawn = """
        ### New Files
        ```
        .
        |-- app
        |   |-- [id]
        |   |   `-- page.tsx  ✅
        |   `-- layout.tsx    # shared, 60%
        `-- README.md
        ```
        """
    indented = """
        ### New Files
        ```
        app/
          [id]/
            ✅ page.tsx
          layout.tsx   # shared, 60%
        README.md
        ```
        """
    expected = {
        "app/[id]/page.tsx": "done",
        "app/layout.tsx": "in_progress",
        "README.md": "unknown",
    }
    assert statuses(reading(drawn)) == expected
    assert statuses(reading(indented)) == expected


def test_a_fence_without_files_makes_no_row(reading: Reader) -> None:
    document = reading(
        """
        ### New Files
        ```bash

        ```
        ```bash
        git add the new files
        ```
        """
    )
    assert document.artifacts == ()


def test_listed_files_keep_notes_and_prose_is_no_file(reading: Reader) -> None:
    document = reading(
        """
        ### Generated Files
        - ✅ src/cart.ts
        - `src/total.ts` (new) — the sum of full-price items
        - [x] src/tax.ts
        - src/store/
          - index.ts ✅
          - src/store/cart.ts ⏳
        - package.json, tsconfig.json
        - 13 documentation files (.md)
        - Auth hooks and API clients
        - `[path/to/file]` - what it does
        - None
        """
    )
    assert statuses(document) == {
        "src/cart.ts": "done",
        "src/total.ts": "unknown",
        "src/tax.ts": "done",
        "src/store/index.ts": "done",
        "src/store/cart.ts": "not_started",
        "package.json": "unknown",
        "tsconfig.json": "unknown",
    }
    assert document.artifacts[1].note == "(new) — the sum of full-price items"


def test_modified_files_keep_the_change_as_note(reading: Reader) -> None:
    document = reading(
        """
        ### Modified Files
        - `src/types/index.ts` - Added cart types ✅
        - `src/queue.ts` - Pending queue consumer
        - `README.md` - Updated 🚧

        | File | Change | Status |
        |---|---|---|
        | `src/[locale]/page.tsx` | Shows the cart | WIP |
        """
    )
    assert [(row.kind, row.name, row.status, row.note) for row in document.artifacts] == [
        ("modified_file", "src/types/index.ts", "done", "Added cart types"),
        ("modified_file", "src/queue.ts", "unknown", "Pending queue consumer"),
        ("modified_file", "README.md", "in_progress", "Updated"),
        ("modified_file", "src/[locale]/page.tsx", "in_progress", "Shows the cart"),
    ]
