# SPDX-License-Identifier: EUPL-1.2
# Where `cmake --install build/release --prefix /usr/local` puts things: the program and its child in bin, and what it reads
# beside it in share/samsyn, where it looks when it does not run in a checkout.
install(TARGETS samsyn samsyn-photo RUNTIME DESTINATION bin)
install(DIRECTORY migrations texts data DESTINATION share/samsyn)
install(DIRECTORY web/pages web/dist DESTINATION share/samsyn/web)
install(FILES LICENSE DESTINATION share/samsyn)
