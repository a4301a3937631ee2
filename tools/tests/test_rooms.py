# SPDX-License-Identifier: EUPL-1.2
import unittest

from project import ProjectTest
from check_rooms import check

ROUNDS, AREAS = "src/features/rounds", "src/features/areas"


class Rooms(ProjectTest):
    files = {
        "CMakeLists.txt": f"""
            samsyn_module(lib/base)
            samsyn_module(lib/sql MAY_USE lib/base)
            samsyn_module(lib/sql/sqlite MAY_USE lib/sql lib/base DOORS sqlite)
            samsyn_module({AREAS}/domain MAY_USE lib/base)
            samsyn_module({AREAS}/store MAY_USE lib/sql)
            samsyn_module({ROUNDS}/domain MAY_USE lib/base {AREAS}/domain)
            samsyn_module({ROUNDS}/usecases
                MAY_USE {ROUNDS}/domain  # the rules
                TESTS_MAY_USE lib/sql/sqlite)
            samsyn_module(src/server MAY_USE {ROUNDS}/usecases)
            """,
        "lib/base/day.h": "#include <cstdint>\n",
        "lib/sql/connection.h": '#include "lib/base/day.h"\n',
        "lib/sql/sqlite/engine.cpp": '#include <sqlite3.h>\n#include "lib/sql/connection.h"\n#include "lib/base/day.h"\n',
        "lib/sql/sqlite/engine.h": "",
        f"{AREAS}/domain/area.h": '#include "lib/base/day.h"\n',
        f"{AREAS}/store/area_store.h": '#include "lib/sql/connection.h"\n',
        f"{ROUNDS}/domain/round.h": f'#include "lib/base/day.h"\n#include "{AREAS}/domain/area.h"\n',
        f"{ROUNDS}/usecases/open_round.h": f'#include "{ROUNDS}/domain/round.h"\n',
        f"{ROUNDS}/usecases/open_round_test.cpp": '#include <doctest/doctest.h>\n#include "lib/sql/sqlite/engine.h"\n',
        "src/server/main.cpp": f'#include "{ROUNDS}/usecases/open_round.h"\n',
    }

    def test_a_sound_house_has_no_fault(self):
        self.assertEqual(check(self.root), [])

    def test_use_without_arrow(self):
        self.write("lib/sql/sqlite/more.h", f'#include "{AREAS}/domain/area.h"\n')
        self.assert_fault(check(self.root), "lib/sql/sqlite/more.h", "without an arrow")

    def test_an_arrow_of_the_tests_is_none_for_the_product(self):
        self.write(f"{ROUNDS}/usecases/close_round.cpp", '#include "lib/sql/sqlite/engine.h"\n')
        self.assert_fault(check(self.root), "close_round.cpp", "without an arrow")

    def test_arrow_without_use_though_it_is_linked_through_another(self):
        self.replace("lib/sql/sqlite/engine.cpp", '#include "lib/base/day.h"\n', "")
        self.assert_fault(check(self.root), "lib/sql/sqlite: MAY_USE lib/base is not used")

    def test_circle(self):
        self.replace("CMakeLists.txt", "samsyn_module(lib/base)", "samsyn_module(lib/base MAY_USE lib/sql)")
        self.write("lib/base/day.h", '#include "lib/sql/connection.h"\n')
        self.assert_fault(check(self.root), "circle: ", "lib/base -> lib/sql -> lib/base")

    def test_another_features_store(self):
        self.replace("CMakeLists.txt", f"MAY_USE {ROUNDS}/domain ", f"MAY_USE {ROUNDS}/domain {AREAS}/store ")
        self.write(f"{ROUNDS}/usecases/cheat.h", f'#include "{AREAS}/store/area_store.h"\n')
        self.assert_fault(check(self.root), "nobody uses another feature's store")

    def test_the_order_of_features(self):
        self.replace("CMakeLists.txt", f"samsyn_module({AREAS}/domain MAY_USE lib/base)",
                     f"samsyn_module({AREAS}/domain MAY_USE lib/base {ROUNDS}/domain)")
        self.assert_fault(check(self.root), f"{AREAS}/domain: may not use {ROUNDS}/domain", "right of the user")

    def test_a_domain_knows_no_database(self):
        self.replace("CMakeLists.txt", f"{ROUNDS}/domain MAY_USE lib/base", f"{ROUNDS}/domain MAY_USE lib/sql lib/base")
        self.assert_fault(check(self.root), "a domain uses lib/base, lib/geo, lib/analytics, src/access and domains only")

    def test_a_store_knows_no_use_case(self):
        self.replace("CMakeLists.txt", f"{AREAS}/store MAY_USE", f"{AREAS}/store MAY_USE {AREAS}/usecases")
        self.assert_fault(check(self.root), "store never uses usecases")

    def test_nobody_uses_the_server(self):
        self.replace("CMakeLists.txt", "samsyn_module(lib/base)", "samsyn_module(lib/base MAY_USE src/server)")
        self.assert_fault(check(self.root), "nobody may use src/server")

    def test_a_door_is_shut_to_other_rooms(self):
        self.write(f"{AREAS}/store/fast.cpp", "#include <sqlite3.h>\n")
        self.assert_fault(check(self.root), "<sqlite3.h> may be included only in lib/sql/sqlite")

    def test_a_library_without_door(self):
        self.write("lib/base/odd.cpp", "#include <odd/odd.h>\n")
        self.assert_fault(check(self.root), "<odd/odd.h> has no door")

    def test_the_test_library_is_for_tests(self):
        self.write("lib/base/day.cpp", "#include <doctest/doctest.h>\n")
        self.assert_fault(check(self.root), "lib/base/day.cpp", "only in tests")

    def test_a_folder_that_is_no_room(self):
        self.write("src/odd/odd.cpp", "")
        self.assert_fault(check(self.root), "src/odd/odd.cpp: its folder is no room")

    def test_a_path_from_beside(self):
        self.write("lib/base/more.h", '#include "day.h"\n')
        self.assert_fault(check(self.root), '"day.h" is not a path from the top')


if __name__ == "__main__":
    unittest.main()
