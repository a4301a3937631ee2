# SPDX-License-Identifier: EUPL-1.2
# Third-party libraries. Each has one door: the room that names it in DOORS, and no other, may include it
# (the headers of each door are listed in tools/doors.txt).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(ZLIB REQUIRED)
find_package(date REQUIRED)
find_package(rapidcheck REQUIRED)

function(samsyn_door name)
  add_library(${name} INTERFACE IMPORTED GLOBAL)
  target_link_libraries(${name} INTERFACE ${ARGN})
endfunction()

function(samsyn_pkg_door name)
  pkg_check_modules(${name}_pkg REQUIRED IMPORTED_TARGET GLOBAL ${ARGN})
  samsyn_door(${name} PkgConfig::${name}_pkg)
endfunction()

samsyn_door(tl-expected)
samsyn_door(boost_json Boost::json)
samsyn_door(boost_beast Boost::url Boost::boost OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
samsyn_door(zlib ZLIB::ZLIB)
samsyn_door(date_tz date::date-tz)
samsyn_pkg_door(tbb tbb)
samsyn_pkg_door(hwy libhwy)
samsyn_door(nanoflann)     # a header alone
samsyn_door(boost_math)    # headers alone
samsyn_pkg_door(sqlite sqlite3)
samsyn_pkg_door(libpq libpq)
samsyn_pkg_door(icu icu-i18n icu-uc)
samsyn_pkg_door(brotli libbrotlienc libbrotlidec)
samsyn_pkg_door(geos geos)
samsyn_pkg_door(proj proj)
samsyn_pkg_door(simdjson simdjson)
samsyn_pkg_door(xlsxwriter xlsxwriter)
samsyn_pkg_door(cairo cairo-pdf cairo-ft)
samsyn_pkg_door(pango pangocairo pangoft2 fontconfig)
samsyn_door(hyphen -lhyphen)
samsyn_pkg_door(qpdf libqpdf)
target_compile_definitions(qpdf INTERFACE POINTERHOLDER_TRANSITION=4)  # std::shared_ptr alone
samsyn_pkg_door(vips vips-cpp)
samsyn_door(opencv -lopencv_objdetect -lopencv_core)
target_include_directories(opencv SYSTEM INTERFACE /usr/include/opencv4)
samsyn_pkg_door(spdlog spdlog)
samsyn_pkg_door(prometheus prometheus-cpp-core)
samsyn_door(cli11)
samsyn_door(toml)
samsyn_door(mustache)  # a header alone
samsyn_pkg_door(argon2 libargon2)
samsyn_pkg_door(oath liboath)
samsyn_pkg_door(qr_code qrcodegencpp)
samsyn_pkg_door(curl libcurl)
samsyn_pkg_door(clp clp)
samsyn_door(glpk -lglpk)  # for tests alone: another solver than the one in use
